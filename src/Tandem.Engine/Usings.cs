global using Tandem.Media.Codecs;
global using Tandem.Media.Playback;
global using Tandem.Media.Recording;
global using Tandem.Media.Sdp;
