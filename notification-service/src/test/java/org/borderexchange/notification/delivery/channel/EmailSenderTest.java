package org.borderexchange.notification.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import org.borderexchange.notification.delivery.Links;
import org.borderexchange.notification.delivery.Message;
import org.borderexchange.notification.delivery.Notice;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class EmailSenderTest {

    private static final Channel.Email TO = new Channel.Email("analyst@example.org", Channel.Digest.NONE);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final JavaMailSenderImpl mail = new JavaMailSenderImpl();
    private final MailTexts texts = new MailTexts(new Links(Map.of("BA", URI.create("https://gateway.ba"))));
    private final EmailSender sender = new EmailSender(mail, texts, "notifications@hub.example");

    @BeforeEach
    void start() {
        server.start();
        mail.setHost("127.0.0.1");
        mail.setPort(server.getSmtp().getPort());
        mail.setDefaultEncoding("UTF-8");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMailHasTextAndHtmlAndTheSameIdAtEveryTry() throws Exception {
        var message = WebhookSenderTest.message();
        assertThat(sender.send(TO, message).delivered()).isTrue();
        assertThat(sender.send(TO, message).delivered()).isTrue();

        var received = server.getReceivedMessages();
        assertThat(received).hasSize(2).allSatisfy(one -> {
            assertThat(one.getMessageID()).isEqualTo("<N-1@hub.example>");
            assertThat(one.getSubject()).isEqualTo("URGENT: Alert issued – RS-01K0000000000000000000000A");
            assertThat(one.getHeader("References")).containsExactly("<C-01K0000000000000000000000A@hub.example>");
        });
        var body = GreenMailUtil.getBody(received[0]);
        assertThat(received[0].getContent()).isInstanceOf(MimeMultipart.class);
        assertThat(body).contains("text/plain").contains("text/html");
        assertThat(texts.plain(message))
                .contains("https://gateway.ba/api/v1/alerts/RS-01K0000000000000000000000A")
                .contains("urgencies: URGENT");
        assertThat(texts.html(message)).contains("cars &lt;at&gt; the border").doesNotContain("<at>");
    }

    @Test
    void whileTheServerIsAwayItIsSaidSo() {
        server.stop();
        assertThat(sender.send(TO, WebhookSenderTest.message()).reason()).isEqualTo("MAIL_SERVER_AWAY");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasEveryText(Language language) {
        var english = ResourceBundle.getBundle("messages.mail", Locale.ROOT);
        var notices = WebhookSenderTest.message().notices();
        for (var some : List.of(List.<Notice>of(), notices, List.of(notices.getFirst(), notices.getFirst()))) {
            var message = new Message("N-1", "S-1", language, some);
            assertThat(texts.subject(message)).isNotBlank().doesNotContain("{0}");
            assertThat(texts.plain(message)).isNotBlank();
        }
        var own = ResourceBundle.getBundle("messages.mail", language.locale());
        assertThat(own.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
        if (language != Language.ENGLISH) {
            var differing = own.keySet().stream()
                    .filter(key -> !own.getString(key).equals(english.getString(key)))
                    .toList();
            assertThat(differing)
                    .as("translated")
                    .hasSizeGreaterThan(english.keySet().size() - 3);
        }
    }

    @Test
    void bothScriptsOfSerbianAreThere() {
        var cyrillic = new Message(
                "N-1",
                "S-1",
                Language.SERBIAN_CYRILLIC,
                WebhookSenderTest.message().notices());
        var latin = new Message(
                "N-1",
                "S-1",
                Language.SERBIAN_LATIN,
                WebhookSenderTest.message().notices());

        assertThat(texts.subject(cyrillic)).startsWith("ХИТНО");
        assertThat(texts.subject(latin)).startsWith("HITNO");
        assertThat(Set.of(
                        Language.of("sr").orElseThrow(), Language.of("sr-latn").orElseThrow()))
                .containsExactlyInAnyOrder(Language.SERBIAN_CYRILLIC, Language.SERBIAN_LATIN);
    }
}
