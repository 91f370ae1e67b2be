package org.borderexchange.cases.casework;

import java.util.List;
import java.util.Optional;
import org.borderexchange.schemas.wire.ExchangeEvent;

/** What a case leans on and does not hold itself, as the hub knows it now. Countries are ISO 3166-1 alpha-2. */
public interface Surroundings {

    Optional<CaseState> caseFile(String id);

    Optional<OperationState> operation(String id);

    /** The case within which this one is shown; empty: it stands for itself. */
    Optional<String> survivorOf(String caseId);

    /** In the order of their sequence: all that concerns a case or operation. */
    List<Line> linesOf(String subject);

    /** The newest state of an alert, without its content; empty: not heard of yet; without an alert in it: erased. */
    Optional<ExchangeEvent> alert(String id);

    /** Hits in which that alert meets another. */
    List<JudgedHit> hitsOf(String alert);

    /** Cases that hold that alert themselves. */
    List<String> casesWith(String alert);

    /** May the country read an alert in this state? Its owner may. */
    boolean mayRead(ExchangeEvent alert, String country);

    /** Is the country a member of the working group now, and of the exchange? */
    boolean isMember(String workingGroup, String country);

    /** Is the country a member of the exchange now? */
    boolean isMember(String country);

    /** Version of the case file or operation that the country was told last; 0: none, or it has lost it since. */
    int versionTold(String subject, String country);
}
