package org.borderexchange.cases.hit.store;

import static org.borderexchange.cases.store.StoreCalls.run;

import java.util.List;
import org.borderexchange.cases.hit.GivenVerdict;
import org.borderexchange.cases.hit.HitProjection;
import org.borderexchange.cases.hit.HitView;
import org.borderexchange.cases.store.NewerWins;

final class MongoHitProjection implements HitProjection {

    private final HitCollections collections;

    MongoHitProjection(HitCollections collections) {
        this.collections = collections;
    }

    @Override
    public void apply(int generation, List<HitView> views, List<GivenVerdict> verdicts) {
        run(() -> {
            var of = collections.of(generation);
            new NewerWins(of.hits())
                    .apply(views.stream().map(HitCollections::document).toList());
            new NewerWins(of.verdicts())
                    .apply(verdicts.stream().map(HitCollections::document).toList());
        });
    }

    @Override
    public void forgetBefore(int generation) {
        run(() -> collections.dropBefore(generation));
    }
}
