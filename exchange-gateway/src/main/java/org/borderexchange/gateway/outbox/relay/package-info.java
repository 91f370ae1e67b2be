/** Signs and publishes what waits in the outboxes, in order, and removes it after the broker's acknowledgement. Start with {@link KafkaRelay}. */
@NullMarked
package org.borderexchange.gateway.outbox.relay;

import org.jspecify.annotations.NullMarked;
