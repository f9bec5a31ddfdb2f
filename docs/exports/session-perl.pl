#!/usr/bin/perl
# Net::SMTP waits for each reply.
# The password or token is taken from the environment variable MAILSCOPE_PASSWORD.
use strict;
use warnings;
use Net::SMTP;
use Authen::SASL;

my $server = Net::SMTP->new(
    'practice.example',
    Port => 587,
    Hello => 'client.example',
) or die "no connection: $@";
$server->starttls()
    or die $server->code . ' ' . $server->message;
my $sasl = Authen::SASL->new(
    mechanism => 'PLAIN',
    callback => { user => 'alice', pass => $ENV{MAILSCOPE_PASSWORD} },
);
$server->auth($sasl)
    or die $server->code . ' ' . $server->message;
$server->mail('alice@practice.example', Size => '212')
    or die $server->code . ' ' . $server->message;
$server->recipient('bob@example.org')
    or die $server->code . ' ' . $server->message;
$server->recipient('nobody@example.org')
    or die $server->code . ' ' . $server->message;
my $message =
    "From: Alice <alice\x{40}practice.example>\r\n" .
    "To: Bob <bob\x{40}example.org>\r\n" .
    "Subject: Gr\x{c3}\x{bc}\x{c3}\x{9f}e\r\n" .
    "Date: Thu, 26 Nov 2026 12:00:00 +0000\r\n" .
    "Message-ID: <1\x{40}practice.example>\r\n" .
    "\r\n" .
    "A dot begins the next line:\r\n" .
    ".hidden <b>not bold</b>\r\n" .
    "";
$server->data
    or die $server->code . ' ' . $server->message;
$server->datasend($message)
    or die $server->code . ' ' . $server->message;
$server->dataend
    or die $server->code . ' ' . $server->message;
$server->quit;
