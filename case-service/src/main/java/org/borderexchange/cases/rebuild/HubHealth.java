package org.borderexchange.cases.rebuild;

import java.util.List;
import org.borderexchange.cases.generation.GenerationWork;
import org.borderexchange.cases.generation.PresentGeneration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Part of readiness: an instance that does not work, or serves a generation that is still being built, knows too little. */
final class HubHealth implements HealthIndicator {

    private final PresentGeneration present;
    private final List<GenerationWork> work;

    HubHealth(PresentGeneration present, List<GenerationWork> work) {
        this.present = present;
        this.work = List.copyOf(work);
    }

    @Override
    public Health health() {
        var ready = present.isComplete() && work.stream().allMatch(GenerationWork::isReady);
        var health = ready ? Health.up() : Health.outOfService();
        present.seen()
                .ifPresent(generation -> health.withDetail("generation", generation.number())
                        .withDetail("phase", generation.phase())
                        .withDetail("format", generation.format()));
        work.forEach(each -> health.withDetail(each.name(), each.condition()));
        return health.build();
    }
}
