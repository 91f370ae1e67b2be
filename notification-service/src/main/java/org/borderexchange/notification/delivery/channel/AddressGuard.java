package org.borderexchange.notification.delivery.channel;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.borderexchange.notification.subscription.WebhookTargets;

/**
 * Lets webhooks out to the public internet alone. The client asks it for the addresses of each connection and connects to nothing else,
 * so that a name cannot mean one thing when it is checked and another when it is used.
 */
final class AddressGuard implements DnsResolver, WebhookTargets {

    /** How names become addresses. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** A name means, among others, an address that is not for webhooks. */
    static final class Inward extends UnknownHostException {
        private static final long serialVersionUID = 1L;
    }

    /** Numbers that some programs read as addresses: {@code 2130706433}, {@code 0x7f.1}, {@code 0177.0.0.1}. */
    private static final Pattern NUMERIC =
            Pattern.compile("(?:0[xX][0-9a-fA-F]*|[0-9]+)(?:\\.(?:0[xX][0-9a-fA-F]*|[0-9]+))*\\.?");

    private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

    private static final int HIGHEST_PORT = 65_535;

    private static final String INWARD = "must not point to an internal, reserved or numeric address";

    private final Set<String> allowed;
    private final Resolver resolver;

    /** @param allowed hosts, as they stand in addresses, that an operator admits whatever they mean; also without TLS */
    AddressGuard(Set<String> allowed, Resolver resolver) {
        this.allowed =
                allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.resolver = resolver;
    }

    @Override
    public Optional<String> objection(URI url) {
        var scheme = url.getScheme();
        var host = url.getHost();
        if (host == null || scheme == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("an absolute https address, without user and fragment");
        }
        if (url.getPort() > HIGHEST_PORT) {
            return Optional.of("a port of at most " + HIGHEST_PORT);
        }
        if (isAllowed(host)) {
            return scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http")
                    ? Optional.empty()
                    : Optional.of("an http or https address");
        }
        if (!scheme.equalsIgnoreCase("https")) {
            return Optional.of("an https address");
        }
        try {
            resolve(host);
            return Optional.empty();
        } catch (Inward inward) {
            return Optional.of(INWARD);
        } catch (UnknownHostException unknown) {
            return Optional.of("a host that can be found");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (isAllowed(host)) {
            return resolver.resolve(bare(host));
        }
        if (isOddNumber(host)) {
            throw new Inward();
        }
        var addresses = resolver.resolve(bare(host));
        if (addresses.length == 0) {
            throw new UnknownHostException();
        }
        // All of them: whoever answers one outward and one inward address means no good.
        if (!Arrays.stream(addresses).allMatch(AddressGuard::isPublic)) {
            throw new Inward();
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private boolean isAllowed(String host) {
        return allowed.contains(bare(host).toLowerCase(Locale.ROOT));
    }

    private static boolean isOddNumber(String host) {
        return NUMERIC.matcher(host).matches() && !DOTTED_QUAD.matcher(host).matches();
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** Neither of this machine, nor of a network that is not the internet's, nor a disguise of such an address. */
    static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? isPublic4(address.getAddress())
                : address instanceof Inet6Address && isPublic6(address.getAddress());
    }

    /** Of IANA's IPv4 special-purpose registry those which are not globally reachable, and multicast. */
    private static boolean isPublic4(byte[] a) {
        int first = a[0] & 0xFF;
        int second = a[1] & 0xFF;
        int third = a[2] & 0xFF;
        return !(first == 0
                || first == 10
                || first == 127
                || first >= 224
                || first == 100 && (second & 0xC0) == 64
                || first == 169 && second == 254
                || first == 172 && (second & 0xF0) == 16
                || first == 192 && second == 168
                || first == 192 && second == 0 && (third == 0 || third == 2)
                || first == 192 && second == 88 && third == 99
                || first == 198 && (second & 0xFE) == 18
                || first == 198 && second == 51 && third == 100
                || first == 203 && second == 0 && third == 113);
    }

    /**
     * Only 2000::/3 is the internet's; within it Teredo, ORCHID, documentation and 6to4 are not, and outside lie all the
     * others: loopback, mapped and compatible IPv4, NAT64, unique and link-local, multicast.
     */
    private static boolean isPublic6(byte[] a) {
        int first = (a[0] & 0xFF) << 8 | a[1] & 0xFF;
        int second = (a[2] & 0xFF) << 8 | a[3] & 0xFF;
        return (first & 0xE000) == 0x2000
                && !(first == 0x2001 && second < 0x0200)
                && !(first == 0x2001 && second == 0x0DB8)
                && first != 0x2002
                && !(first == 0x3FFF && (second & 0xF000) == 0);
    }

    /** Addresses as the system resolves them. */
    static Resolver system() {
        return InetAddress::getAllByName;
    }
}
