package org.borderexchange.schemas.matching;

/** Whether to act on a match; the stronger first. A lead is worth a look and alarms nobody. */
public enum MatchGrade {
    HIT,
    LEAD
}
