package org.borderexchange.notification.delivery;

import java.util.Optional;

/** The contacts of duty rosters. */
public interface Contacts {

    /**
     * @param log {@code roster/‹cc›}
     * @param number from 1
     */
    Optional<Addressee> find(String log, int number);
}
