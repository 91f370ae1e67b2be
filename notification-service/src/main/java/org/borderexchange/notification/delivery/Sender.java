package org.borderexchange.notification.delivery;

import org.borderexchange.notification.subscription.Channel;

/** One way of sending. Returns within a bounded time, whatever the other side does. */
public interface Sender {

    /** @param reason of a bounded vocabulary; {@code OK} if it was delivered */
    record Outcome(boolean delivered, boolean hopeless, String reason) {

        public static final Outcome OK = new Outcome(true, false, "OK");

        /** It may go better later. */
        public static Outcome failed(String reason) {
            return new Outcome(false, false, reason);
        }

        /** It will not. */
        public static Outcome refused(String reason) {
            return new Outcome(false, true, reason);
        }
    }

    boolean serves(Channel channel);

    Outcome send(Channel channel, Message message);
}
