namespace Tandem.Server.Options;

using Tandem.Core.Contract.Rows;

/// <summary>Those of <see cref="ServeOptionTable"/> that say where people sign in besides here (OpenID Connect).</summary>
internal static class SignInOptions
{
    public static IReadOnlyList<ServeOption> Rows { get; } =
    [
        new(
            "--oidc-authority",
            "URL",
            "A provider of OpenID Connect at which users of the console may sign in, by its issuer, e.g. https://login.example; they are known by their verified e-mail address (docs/console.md; default: none)",
            "控制台用户可用其登录的 OpenID Connect 提供方（issuer 地址），例如 https://login.example；按已验证的电子邮箱匹配用户（见 docs/console.md；默认无）",
            (options, given) => options with { OidcAuthority = Authority(given) }
        ),
        new(
            "--oidc-client-id",
            "ID",
            "What that provider knows this server as",
            "本服务器在该提供方的客户端标识",
            (options, given) => options with { OidcClientId = given.Value }
        ),
        new(
            "--oidc-client-secret",
            "SECRET",
            "The secret it gave for that; better in the environment or the configuration file (default: none, PKCE alone)",
            "提供方颁发的客户端密钥；宜写在环境变量或配置文件中（默认无，仅用 PKCE）",
            (options, given) => options with { OidcClientSecret = given.Value }
        )
        {
            Shown = _ => "***",
        },
        new(
            "--require-totp",
            "nobody|administrators|supervisors|everybody",
            "Of whom a code of an authenticator is demanded at sign-in, of every tenant; a tenant may demand it of more (default: nobody)",
            "所有租户中须以动态验证码登录的人员：nobody（无）、administrators（管理员）、supervisors（班长及管理员）、everybody（所有人）；租户可进一步扩大范围（默认 nobody）",
            (options, given) =>
                options with
                {
                    RequireTotp = OptionValues.OneOf(
                        given,
                        [.. Enum.GetValues<TotpDemand>().Select(demand => ($"{demand}".ToLowerInvariant(), demand))]
                    ),
                }
        ),
    ];

    /// <summary>Throws where one is given without the other.</summary>
    public static void Check(ServeOptions options)
    {
        if (options.OidcAuthority is null != (options.OidcClientId.Length == 0))
        {
            throw new OptionException(
                "--oidc-authority and --oidc-client-id go together",
                "--oidc-authority 与 --oidc-client-id 须同时给出"
            );
        }
        if (options.OidcClientSecret.Length > 0 && options.OidcAuthority is null)
        {
            throw new OptionException("--oidc-client-secret needs --oidc-authority", "--oidc-client-secret 须与 --oidc-authority 同时给出");
        }
    }

    private static Uri Authority(Given given)
    {
        Uri url = OptionValues.Url(given);
        return url.Scheme == Uri.UriSchemeHttps || url.IsLoopback
            ? url
            : throw new OptionException(
                $"{given.Origin} {given.Value}: who signs in is told by it, so it has to be https:// (http:// to this machine alone)",
                $"{given.Origin} {given.Value}：登录身份由它确认，必须为 https://（仅本机可用 http://）"
            );
    }
}
