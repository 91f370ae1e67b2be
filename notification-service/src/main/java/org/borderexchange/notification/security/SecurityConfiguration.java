package org.borderexchange.notification.security;

import static org.borderexchange.notification.security.Permission.ADMINISTER;
import static org.borderexchange.notification.security.Permission.OPERATE;
import static org.borderexchange.notification.security.Permission.SUBSCRIBE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.borderexchange.notification.problem.ProblemAnswers;
import org.borderexchange.notification.problem.ProblemType;
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

    @Bean
    SecurityFilterChain filters(HttpSecurity http, SecurityProperties properties, Clock clock) {
        var issuers = new JwtIssuerAuthenticationManagerResolver(new TrustedIssuers(properties, clock));
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

        to.requestMatchers("/api/v1/subscriptions", "/api/v1/subscriptions/**").hasAuthority(SUBSCRIBE.name());
        to.requestMatchers(POST, "/api/v1/deliveries/{id}/redelivery").hasAuthority(SUBSCRIBE.name());
        to.requestMatchers("/api/v1/incidents/{id}/mute").hasAuthority(SUBSCRIBE.name());
        to.requestMatchers("/api/v1/duty-rosters/{country}").hasAuthority(ADMINISTER.name());

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
