// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"

/// Which fields each kind of event has in a file. Said once: the writer and the reader both visit them, so that
/// what is written can be read. Visit is called as visit(archive, value), and archive as archive(key, field).
namespace mailscope::format {

template <typename Value>
struct Fields;

template <>
struct Fields<transcript::Mask> {
    static void visit(auto &archive, auto &mask)
    {
        archive("at", mask.at);
        archive("length", mask.length);
    }
};

template <>
struct Fields<transcript::Redacted> {
    static void visit(auto &archive, auto &data)
    {
        archive("bytes", data.bytes);
        archive("masks", data.masks);
    }
};

template <>
struct Fields<transcript::TargetDescription> {
    static void visit(auto &archive, auto &target)
    {
        archive("url", target.url);
        archive("host", target.host);
        archive("port", target.port);
        archive("protocol", target.protocol);
        archive("security", target.security);
    }
};

template <>
struct Fields<Issue> {
    static void visit(auto &archive, auto &issue)
    {
        archive("id", issue.id);
        archive("stage", issue.stage);
        archive("evidence", issue.evidence);
        archive("detail", issue.detail);
    }
};

template <>
struct Fields<TlsObjection> {
    static void visit(auto &archive, auto &objection)
    {
        archive("id", objection.id);
        archive("text", objection.text);
        archive("depth", objection.depth);
    }
};

template <>
struct Fields<CertificateDetails> {
    static void visit(auto &archive, auto &certificate)
    {
        archive("subject", certificate.subject);
        archive("issuer", certificate.issuer);
        archive("notBefore", certificate.notBefore);
        archive("notAfter", certificate.notAfter);
        archive("sans", certificate.sans);
        archive("keyType", certificate.keyType);
        archive("keyBits", certificate.keyBits);
        archive("signature", certificate.signature);
        archive("sha256", certificate.sha256);
        archive("spkiSha256", certificate.spkiSha256);
        archive("pem", certificate.pem);
    }
};

template <>
struct Fields<TlsDetails> {
    static void visit(auto &archive, auto &details)
    {
        archive("protocol", details.protocol);
        archive("cipher", details.cipher);
        archive("group", details.group);
        archive("verified", details.verified);
        archive("expectedName", details.expectedName);
        archive("sni", details.sni);
        archive("objections", details.objections);
        archive("chain", details.chain);
    }
};

template <>
struct Fields<transcript::Began> {
    static void visit(auto &archive, auto &event)
    {
        archive("version", event.version);
        archive("startedAt", event.startedAt);
        archive("targets", event.targets);
        archive("plan", event.plan);
    }
};

template <>
struct Fields<transcript::Resolved> {
    static void visit(auto &archive, auto &event)
    {
        archive("name", event.name);
        archive("kind", event.kind);
        archive("answers", event.answers);
        archive("servers", event.servers);
        archive("error", event.error);
    }
};

template <>
struct Fields<transcript::Connecting> {
    static void visit(auto &archive, auto &event)
    {
        archive("target", event.target);
        archive("address", event.address);
        archive("family", event.family);
        archive("port", event.port);
    }
};

template <>
struct Fields<transcript::ConnectFailed> {
    static void visit(auto &archive, auto &event)
    {
        archive("reason", event.reason);
        archive("detail", event.detail);
    }
};

template <>
struct Fields<transcript::Connected> {
    static void visit(auto &archive, auto &event)
    {
        archive("localEnd", event.localEnd);
        archive("remoteEnd", event.remoteEnd);
    }
};

template <>
struct Fields<transcript::ProxyOpened> {
    static void visit(auto &archive, auto &event)
    {
        archive("kind", event.kind);
        archive("proxy", event.proxy);
    }
};

template <>
struct Fields<transcript::Sent> {
    static void visit(auto &archive, auto &event)
    {
        Fields<transcript::Redacted>::visit(archive, event.data);
        archive("phase", event.phase);
        archive("awaitsReply", event.awaitsReply);
    }
};

template <>
struct Fields<transcript::Received> {
    static void visit(auto &archive, auto &event)
    {
        Fields<transcript::Redacted>::visit(archive, event.data);
        archive("end", event.end);
        archive("continuesPrevious", event.continuesPrevious);
        archive("answers", event.answers);
        archive("phase", event.phase);
        archive("unused", event.unused);
    }
};

template <>
struct Fields<transcript::PayloadSent> {
    static void visit(auto &archive, auto &event)
    {
        archive("size", event.bytes);
        archive("sha256", event.sha256);
        archive("head", event.head);
        archive("complete", event.complete);
        archive.flag("chunk", event.isChunk);
    }
};

template <>
struct Fields<transcript::TlsStarted> {
    static void visit(auto &archive, auto &event)
    {
        archive("expectedName", event.expectedName);
        archive("sni", event.sni);
        archive("policy", event.policy);
    }
};

template <>
struct Fields<transcript::TlsSecured> {
    static void visit(auto &archive, auto &event) { archive("details", event.details); }
};

template <>
struct Fields<transcript::TlsObjected> {
    static void visit(auto &archive, auto &event) { archive("objection", event.objection); }
};

template <>
struct Fields<transcript::StageBegan> {
    static void visit(auto &archive, auto &event) { archive("phase", event.phase); }
};

template <>
struct Fields<transcript::StageEnded> {
    static void visit(auto &archive, auto &event)
    {
        archive("phase", event.phase);
        archive("status", event.status);
        archive("issue", event.issue);
        archive("reason", event.reason);
    }
};

template <>
struct Fields<transcript::AuthStep> {
    static void visit(auto &archive, auto &event)
    {
        archive("mechanism", event.mechanism);
        archive("step", event.step);
    }
};

template <>
struct Fields<transcript::PermissionGranted> {
    static void visit(auto &archive, auto &event) { archive("permission", event.permission); }
};

template <>
struct Fields<transcript::Expired> {
    static void visit(auto &archive, auto &event)
    {
        archive("phase", event.phase);
        archive("limitMs", event.limit);
    }
};

template <>
struct Fields<transcript::Cancelled> {
    static void visit(auto &, auto &) { }
};

template <>
struct Fields<transcript::Closed> {
    static void visit(auto &archive, auto &event)
    {
        archive("byServer", event.byServer);
        archive("detail", event.detail);
    }
};

template <>
struct Fields<transcript::Noted> {
    static void visit(auto &archive, auto &event)
    {
        archive("id", event.id);
        archive("text", event.text);
    }
};

template <>
struct Fields<transcript::SecretsRecorded> {
    static void visit(auto &, auto &) { }
};

template <>
struct Fields<transcript::Finished> {
    static void visit(auto &archive, auto &event)
    {
        archive("verdict", event.verdict);
        archive("issue", event.issue);
    }
};

/// True for a type that has fields of its own.
template <typename Value>
concept HasFields = requires { sizeof(Fields<Value>); };

} // namespace mailscope::format
