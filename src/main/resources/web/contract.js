// Renders the contract where the page says. Nothing is loaded from elsewhere, the validator's badge included.
'use strict';
const place = document.getElementById('contract');
SwaggerUIBundle({ domNode: place, url: place.dataset.contract, deepLinking: true, defaultModelsExpandDepth: 0, validatorUrl: null });
