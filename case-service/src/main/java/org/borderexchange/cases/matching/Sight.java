package org.borderexchange.cases.matching;

/** What the owner of one alert may know of the other. */
enum Sight {
    /** He may read it. */
    WHOLE,
    /** He may learn whom to call. */
    REFERRAL,
    NONE
}
