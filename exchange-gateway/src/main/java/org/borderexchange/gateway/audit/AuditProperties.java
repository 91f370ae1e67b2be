package org.borderexchange.gateway.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keep how long who was shown what is known; three years, as Regulation (EU) 2018/1862, Art. 12(4) has it */
@ConfigurationProperties("gateway.audit")
record AuditProperties(@DefaultValue("1096d") Duration keep) {}
