global using Tandem.Sip.Messages;
