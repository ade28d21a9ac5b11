// Shows the description of the JSON interface. The validator would be another host's, so there is none.
"use strict";

SwaggerUIBundle({
  dom_id: "#swagger",
  url: "/api/openapi.json",
  deepLinking: false,
  validatorUrl: null,
  tryItOutEnabled: true,
});
