/** How subjects stand, what was told in the last days and what belongs together, in MongoDB. */
@NullMarked
package org.borderexchange.notification.event.store;

import org.jspecify.annotations.NullMarked;
