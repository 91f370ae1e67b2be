/** Hits and verdicts as they travel, and as the API answers them. Start with {@link org.borderexchange.gateway.hit.wire.HitWire}. */
@NullMarked
package org.borderexchange.gateway.hit.wire;

import org.jspecify.annotations.NullMarked;
