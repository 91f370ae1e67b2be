/**
 * How far an alert or hit has come in other countries: delivered, read, taken in hand; and what the hub says when nobody took it. What its
 * subjects are is no concern of this package: alerts and hits show it. Start with {@link org.borderexchange.gateway.receipt.Receipt}.
 */
@NullMarked
package org.borderexchange.gateway.receipt;

import org.jspecify.annotations.NullMarked;
