/** The one database of the service and what its failures mean. Start with {@link org.borderexchange.notification.store.StoreCalls}. */
@NullMarked
package org.borderexchange.notification.store;

import org.jspecify.annotations.NullMarked;
