package org.borderexchange.notification.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private final AddressGuard guard = new AddressGuard(Set.of(), AddressGuardTest::resolve);

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        return switch (host) {
            case "public.example" -> addresses("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946");
            case "inward.example" -> addresses("10.1.2.3");
            case "both.example" -> addresses("93.184.216.34", "127.0.0.1");
            case "nat64.example" -> addresses("64:ff9b::7f00:1");
            case "sixtofour.example" -> addresses("2002:7f00:1::");
            case "nowhere.example" -> throw new UnknownHostException();
            default -> InetAddress.getAllByName(host);
        };
    }

    private static InetAddress[] addresses(String... literals) throws UnknownHostException {
        var addresses = new InetAddress[literals.length];
        for (int index = 0; index < literals.length; index++) {
            addresses[index] = InetAddress.getByName(literals[index]);
        }
        return addresses;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest/meta-data/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://0/",
                "https://0.0.0.0/",
                "https://10.0.0.1/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "https://198.18.0.1/",
                "https://192.0.2.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b:1::a00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
                "https://[2001:db8::1]/",
                "https://[fe80::1]/",
                "https://[fec0::1]/",
                "https://[fd00::1]/",
                "https://[ff02::1]/",
                "https://localhost/",
                "https://inward.example/",
                "https://both.example/",
                "https://nat64.example/",
                "https://sixtofour.example/"
            })
    void whatLeadsInwardIsRefused(String url) {
        assertThat(guard.objection(URI.create(url))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://public.example/",
                "ftp://public.example/",
                "https://user:secret@public.example/",
                "https://public.example/#part",
                "//public.example/",
                "mailto:somebody@public.example",
                "https:///path",
                "https://public.example:65536/",
                "https://nowhere.example/"
            })
    void whatIsNoPlainPublicAddressIsRefused(String url) {
        assertThat(guard.objection(URI.create(url))).isPresent();
    }

    @Test
    void anObjectionNeverRepeatsTheAddress() {
        assertThat(guard.objection(URI.create("https://inward.example/")).orElseThrow())
                .isEqualTo("must not point to an internal, reserved or numeric address");
    }

    @Test
    void aPublicHostIsAdmitted() throws UnknownHostException {
        assertThat(guard.objection(URI.create("https://public.example:8443/hook?x=1")))
                .isEmpty();
        assertThat(guard.resolve("public.example")).hasSize(2);
        assertThat(guard.objection(URI.create("https://93.184.216.34/"))).isEmpty();
    }

    @Test
    void whatTheOperatorAllowsIsAdmittedAndNothingBesides() {
        var allowing = new AddressGuard(Set.of("127.0.0.1", "::1"), AddressGuardTest::resolve);

        assertThat(allowing.objection(URI.create("http://127.0.0.1:9000/hook"))).isEmpty();
        assertThat(allowing.objection(URI.create("http://[::1]:9000/hook"))).isEmpty();
        assertThat(allowing.objection(URI.create("https://127.0.0.2/"))).isPresent();
        assertThat(allowing.objection(URI.create("https://localhost/"))).isPresent();
    }

    @Test
    void aNameThatIsBoundAnewIsRefusedWhenItIsUsed() throws UnknownHostException {
        var answers = new InetAddress[][] {addresses("93.184.216.34"), addresses("127.0.0.1")};
        var asked = new int[1];
        var rebinding = new AddressGuard(Set.of(), host -> answers[asked[0]++]);

        assertThat(rebinding.objection(URI.create("https://rebinding.example/")))
                .isEmpty();
        assertThatThrownBy(() -> rebinding.resolve("rebinding.example")).isInstanceOf(AddressGuard.Inward.class);
    }
}
