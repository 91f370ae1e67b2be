/** Receipts and escalations in MongoDB. Start with {@link org.borderexchange.gateway.receipt.store.MongoReceipts}. */
@NullMarked
package org.borderexchange.gateway.receipt.store;

import org.jspecify.annotations.NullMarked;
