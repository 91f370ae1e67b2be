/**
 * Events as bytes: at rest ({@link EventEncoding}) and on the way through Kafka ({@link WireFormat}, {@link EventDecoder}), which
 * take their settings from {@link SerdeSettings}. Start with {@link EventEncoding}.
 */
@NullMarked
package org.borderexchange.schemas.serde;

import org.jspecify.annotations.NullMarked;
