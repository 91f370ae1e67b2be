package org.borderexchange.gateway.casework;

import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.topic.WorkingGroup;

/** Something that an act names and that must be there for this country. */
public sealed interface Mention {

    /** Where it stands in what was sent, RFC 6901. */
    String pointer();

    record OfAlert(String pointer, AlertId alert) implements Mention {}

    /** Another case, which is taken in. */
    record OfCase(String pointer, CaseId id) implements Mention {}

    record OfOperation(String pointer, OperationId id) implements Mention {}

    /** Of which this country must be a member. */
    record OfGroup(String pointer, WorkingGroup group) implements Mention {}

    /** That must be a member of the working group. */
    record OfMember(String pointer, CountryCode country) implements Mention {}
}
