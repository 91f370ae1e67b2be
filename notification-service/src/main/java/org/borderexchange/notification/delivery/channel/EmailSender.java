package org.borderexchange.notification.delivery.channel;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import org.borderexchange.notification.delivery.Message;
import org.borderexchange.notification.delivery.Sender;
import org.borderexchange.notification.subscription.Channel;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands mail to a server, as text and as HTML. A repeated try has the same {@code Message-ID}. */
final class EmailSender implements Sender {

    private final JavaMailSender mail;
    private final MailTexts texts;
    private final String from;

    /** @param from address; its domain ends the ids of messages */
    EmailSender(JavaMailSender mail, MailTexts texts, String from) {
        this.mail = mail;
        this.texts = texts;
        this.from = from;
    }

    @Override
    public boolean serves(Channel channel) {
        return channel instanceof Channel.Email;
    }

    @Override
    public Outcome send(Channel channel, Message message) {
        var to = ((Channel.Email) channel).address();
        try {
            var mime = mail.createMimeMessage();
            var helper = new MimeMessageHelper(mime, true, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(to);
            helper.setSubject(texts.subject(message));
            helper.setText(texts.plain(message), texts.html(message));
            mime.setHeader("Message-ID", messageId(message.id()));
            mime.setHeader("Auto-Submitted", "auto-generated");
            mime.setHeader("Content-Language", message.language().tag());
            if (message.notices().size() == 1) {
                // Mail programs show what belongs to one incident together.
                mime.setHeader(
                        "References", messageId(message.notices().getFirst().incident()));
            }
            mail.send(mime);
            return Outcome.OK;
        } catch (MailAuthenticationException refused) {
            return Outcome.failed("MAIL_LOGIN_REFUSED");
        } catch (MailSendException failure) {
            return Outcome.failed(failure.getCause() == null ? "MAIL_REFUSED" : "MAIL_SERVER_AWAY");
        } catch (MailException | MessagingException failure) {
            return Outcome.failed("MAIL_REFUSED");
        }
    }

    private String messageId(String id) {
        return "<" + id + "@" + from.substring(from.indexOf('@') + 1) + ">";
    }
}
