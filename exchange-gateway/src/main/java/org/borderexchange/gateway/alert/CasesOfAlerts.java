package org.borderexchange.gateway.alert;

import java.util.List;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;

/** In which cases an alert is, so that alert, hit and case of one incident can be shown as one. */
@FunctionalInterface
public interface CasesOfAlerts {

    /** Those that are held, in no particular order. */
    List<CaseId> of(AlertId alert);
}
