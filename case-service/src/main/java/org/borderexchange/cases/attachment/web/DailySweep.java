package org.borderexchange.cases.attachment.web;

import java.util.concurrent.TimeUnit;
import org.borderexchange.cases.attachment.AttachmentSweep;
import org.borderexchange.cases.problem.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Once a day. What an outage or rebuild prevents is done the day after. */
class DailySweep {

    private static final Logger log = LoggerFactory.getLogger(DailySweep.class);

    private final AttachmentSweep sweep;

    DailySweep(AttachmentSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 24, timeUnit = TimeUnit.HOURS)
    void sweep() {
        try {
            sweep.sweep();
        } catch (Unavailable later) {
            log.warn("the sweep of attachments waits for tomorrow: {}", later.getMessage());
        }
    }
}
