/** The one database of the service and what its failures mean. Start with {@link org.borderexchange.cases.store.StoreCalls}. */
@NullMarked
package org.borderexchange.cases.store;

import org.jspecify.annotations.NullMarked;
