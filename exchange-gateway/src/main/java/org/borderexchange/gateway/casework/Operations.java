package org.borderexchange.gateway.casework;

import java.util.List;
import java.util.Optional;
import org.borderexchange.schemas.codelist.OperationStatus;
import org.borderexchange.schemas.topic.OperationId;

/** What this country hears of joint operations; as {@link Cases}. */
public interface Operations {

    void applyNewer(List<Told<JointOperation>> told);

    /** Empty if nothing was ever told of it; without content if it is lost. */
    Optional<Told<JointOperation>> find(OperationId id);

    /** Newest opening first. */
    Page<JointOperation> list(Search<OperationStatus> search);
}
