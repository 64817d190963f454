// Starts the interactive page of the API on the document of this very server.
window.SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#api", deepLinking: true, validatorUrl: null, tryItOutEnabled: true });
