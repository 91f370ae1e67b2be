/** How bodies are read: every fault at once, each at its place, no value repeated. Start with {@link org.borderexchange.notification.request.BodyReader}. */
@NullMarked
package org.borderexchange.notification.request;

import org.jspecify.annotations.NullMarked;
