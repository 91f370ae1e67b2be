/** What every store of alerts keeps to, run over the fake and over the database. Start with {@link StoreContract}. */
@NullMarked
package org.borderexchange.gateway.alert.contract;

import org.jspecify.annotations.NullMarked;
