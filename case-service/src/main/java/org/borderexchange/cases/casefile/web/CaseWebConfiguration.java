package org.borderexchange.cases.casefile.web;

import org.borderexchange.cases.casefile.CaseReader;
import org.borderexchange.cases.casefile.Cases;
import org.borderexchange.cases.casefile.JointOperations;
import org.borderexchange.cases.hit.Hits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CaseWebConfiguration {

    @Bean
    CaseReader caseReader(Cases cases, JointOperations operations, Hits hits) {
        return new CaseReader(cases, operations, hits);
    }
}
