package org.borderexchange.cases.attachment.web;

import java.time.Clock;
import org.borderexchange.cases.attachment.AttachmentSweep;
import org.borderexchange.cases.attachment.Attachments;
import org.borderexchange.cases.casefile.Cases;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AttachmentConfiguration {

    @Bean
    AttachmentSweep attachmentSweep(
            Attachments attachments, Cases cases, Clock clock, AttachmentProperties properties) {
        return new AttachmentSweep(attachments, cases, clock, properties.keepUnnamed());
    }

    @Bean
    DailySweep dailySweep(AttachmentSweep sweep) {
        return new DailySweep(sweep);
    }
}
