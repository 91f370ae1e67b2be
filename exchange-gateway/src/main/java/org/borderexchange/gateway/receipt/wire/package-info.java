/** Receipts and escalations as they travel, and as the API answers them. Start with {@link org.borderexchange.gateway.receipt.wire.ReceiptWire}. */
@NullMarked
package org.borderexchange.gateway.receipt.wire;

import org.jspecify.annotations.NullMarked;
