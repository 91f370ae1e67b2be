package org.borderexchange.local.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Spring Authorization Server takes whatever host and path it is asked at for the name of an issuer; only the
 * configured ones exist here, and only under the configured host and port.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnknownIssuersAnswer404 extends OncePerRequestFilter {

    private final Realms realms;

    UnknownIssuersAnswer404(Realms realms) {
        this.realms = realms;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (realms.find(issuer(request)).isPresent()) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** Scheme, host, port and first segment of the path. */
    private static String issuer(HttpServletRequest request) {
        var path = request.getRequestURI();
        var end = path.indexOf('/', 1);
        var host = request.getRequestURL().toString();
        return host.substring(0, host.length() - path.length()) + (end < 0 ? path : path.substring(0, end));
    }
}
