package org.borderexchange.notification.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fault of this program, as it may be logged: where it happened, without messages, for they may hold what a person sent. */
final class UnexpectedFault {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFault.class);

    static void log(Throwable fault) {
        LOG.error("Unexpected fault", withoutMessages(fault));
    }

    private static Throwable withoutMessages(Throwable fault) {
        var cause = fault.getCause();
        var anonymous =
                new IllegalStateException(fault.getClass().getName(), cause == null ? null : withoutMessages(cause));
        anonymous.setStackTrace(fault.getStackTrace());
        return anonymous;
    }

    private UnexpectedFault() {}
}
