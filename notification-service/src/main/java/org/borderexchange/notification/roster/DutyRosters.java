package org.borderexchange.notification.roster;

import org.borderexchange.schemas.topic.CountryCode;

/** The duty rosters of all countries. */
public interface DutyRosters {

    /** Empty and of version 0 if it was never set. */
    DutyRoster of(CountryCode country);

    /** @return false if it has another version than the one before this by now */
    boolean replace(DutyRoster changed);
}
