package org.borderexchange.gateway.security;

import static org.borderexchange.gateway.security.Permission.ACKNOWLEDGE;
import static org.borderexchange.gateway.security.Permission.AMEND;
import static org.borderexchange.gateway.security.Permission.BATCH;
import static org.borderexchange.gateway.security.Permission.CASE_ACT;
import static org.borderexchange.gateway.security.Permission.CASE_READ;
import static org.borderexchange.gateway.security.Permission.CHECK;
import static org.borderexchange.gateway.security.Permission.FEED;
import static org.borderexchange.gateway.security.Permission.ISSUE;
import static org.borderexchange.gateway.security.Permission.OPERATE;
import static org.borderexchange.gateway.security.Permission.READ;
import static org.borderexchange.gateway.security.Permission.READ_OWN;
import static org.borderexchange.gateway.security.Permission.VERDICT;
import static org.borderexchange.gateway.security.Permission.WITHDRAW;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.borderexchange.gateway.problem.ProblemAnswers;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.schemas.topic.CountryCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which permission each address needs. What is not named here is denied. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Authority of everybody who has a role of this country. */
    static final String NATIONAL = "NATIONAL";

    @Bean
    SecurityFilterChain filters(HttpSecurity http, SecurityProperties properties, CountryCode country, Clock clock) {
        var issuers = new JwtIssuerAuthenticationManagerResolver(new TrustedIssuers(properties, country, clock));
        return http.authorizeHttpRequests(SecurityConfiguration::rules)
                .oauth2ResourceServer(
                        tokens -> tokens.authenticationManagerResolver(issuers).authenticationEntryPoint(refusal()))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(refusal())
                        .accessDeniedHandler(
                                (request, response, denied) -> ProblemAnswers.write(ProblemType.FORBIDDEN, response)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Forgery needs a credential that a browser adds by itself; a bearer token is none.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry to) {
        // Of a request that was allowed before.
        to.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();

        to.requestMatchers(POST, "/api/v1/alerts").hasAuthority(ISSUE.name());
        to.requestMatchers(POST, "/api/v1/alerts/batch").hasAuthority(BATCH.name());
        to.requestMatchers(PUT, "/api/v1/alerts/{id}").hasAuthority(AMEND.name());
        to.requestMatchers(POST, "/api/v1/alerts/{id}/withdrawal").hasAuthority(WITHDRAW.name());
        to.requestMatchers(GET, "/api/v1/alerts", "/api/v1/alerts/{id}", "/api/v1/alerts/{id}/history")
                .hasAnyAuthority(READ.name(), READ_OWN.name());
        to.requestMatchers(POST, "/api/v1/checks").hasAuthority(CHECK.name());
        to.requestMatchers(GET, "/api/v1/alerts/{id}/sightings").hasAnyAuthority(READ.name(), READ_OWN.name());
        to.requestMatchers(GET, "/api/v1/hits", "/api/v1/hits/{id}").hasAuthority(READ.name());
        to.requestMatchers(POST, "/api/v1/hits/{id}/verdict").hasAuthority(VERDICT.name());
        to.requestMatchers(
                        GET,
                        "/api/v1/cases",
                        "/api/v1/cases/related",
                        "/api/v1/cases/{id}",
                        "/api/v1/cases/{id}/acts/{act}",
                        "/api/v1/operations",
                        "/api/v1/operations/{id}",
                        "/api/v1/operations/{id}/acts/{act}")
                .hasAuthority(CASE_READ.name());
        to.requestMatchers(
                        POST,
                        "/api/v1/cases",
                        "/api/v1/cases/{id}/acts",
                        "/api/v1/cases/{id}/documents",
                        "/api/v1/operations",
                        "/api/v1/operations/{id}/acts")
                .hasAuthority(CASE_ACT.name());
        to.requestMatchers(POST, "/api/v1/alerts/{id}/acknowledgement", "/api/v1/hits/{id}/acknowledgement")
                .hasAuthority(ACKNOWLEDGE.name());
        to.requestMatchers(GET, "/api/v1/events").hasAuthority(FEED.name());
        to.requestMatchers(GET, "/api/v1/me", "/api/v1/code-lists").hasAuthority(NATIONAL);

        to.requestMatchers(GET, "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                .permitAll();
        to.requestMatchers("/actuator", "/actuator/**").hasAuthority(OPERATE.name());
        to.requestMatchers(
                        GET,
                        "/v3/api-docs",
                        "/v3/api-docs/**",
                        "/v3/api-docs.yaml",
                        "/swagger-ui.html",
                        "/swagger-ui/**")
                .permitAll();
        to.anyRequest().denyAll();
    }

    private static AuthenticationEntryPoint refusal() {
        return (request, response, refused) -> ProblemAnswers.write(
                refused instanceof IdentityProviderUnavailable ? ProblemType.UNAVAILABLE : ProblemType.UNAUTHENTICATED,
                response);
    }

    @Bean
    WebMvcConfigurer callerParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerParameter());
            }
        };
    }
}
