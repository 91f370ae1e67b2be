package org.borderexchange.cases.casework;

import org.borderexchange.schemas.wire.CaseRole;

/**
 * A country that was admitted to a case or operation.
 *
 * @param since milliseconds since 1970
 * @param seesPast may it read what was before it came?
 */
record Member(CaseRole role, long since, boolean seesPast) {

    boolean mayAct() {
        return role != CaseRole.OBSERVER;
    }

    /** As it is where another country leads. */
    Member withoutLead() {
        return role == CaseRole.LEAD ? in(CaseRole.PARTNER) : this;
    }

    Member in(CaseRole other) {
        return new Member(other, since, seesPast);
    }
}
