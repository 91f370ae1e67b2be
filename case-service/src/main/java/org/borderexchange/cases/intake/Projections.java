package org.borderexchange.cases.intake;

import org.borderexchange.cases.casefile.CaseProjection;
import org.borderexchange.cases.hit.HitProjection;

/** Where each feature keeps what is projected. */
record Projections(HitProjection hits, CaseProjection cases) {

    void apply(int generation, Projected batch) {
        if (!batch.hits().isEmpty() || !batch.verdicts().isEmpty()) {
            hits.apply(generation, batch.hits(), batch.verdicts());
        }
        if (!batch.cases().isEmpty()) {
            cases.apply(generation, batch.cases());
        }
    }

    void forgetBefore(int generation) {
        hits.forgetBefore(generation);
        cases.forgetBefore(generation);
    }
}
