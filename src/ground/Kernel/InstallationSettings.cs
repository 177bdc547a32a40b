namespace Headwater.Kernel;

/// <summary>Where this installation keeps its things. Read once at start from the environment and <c>--data</c>.</summary>
public sealed record InstallationSettings
{
    /// <summary>Full path of the data folder; made when missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>PostgreSQL connection string of the application's role; null means SQLite in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>PostgreSQL connection string of the role that owns the tables; used by <c>migrate</c> only.</summary>
    public string? DatabaseOwner { get; init; }

    /// <summary>A folder of published files that <c>serve</c> imports at its first start; null when there is none.</summary>
    public string? OpenDataFolder { get; init; }

    /// <summary>Master keys as <c>1:base64,2:base64</c>, where they do not lie in the data folder; null when they do.</summary>
    public string? MasterKey { get; init; }

    /// <summary>
    /// The address by which people reach this installation; null when nobody said. Links in mails begin with it, and with https
    /// every cookie is for https alone.
    /// </summary>
    public Uri? Address { get; init; }

    /// <summary>Addresses of the proxies in front, whose word on the caller's address is taken.</summary>
    public IReadOnlyList<System.Net.IPAddress> Proxies { get; init; } = [];

    /// <summary>The server that takes our mail, as <c>smtp://user:password@host:587</c> or <c>smtps://…</c>; null: mail is written to files.</summary>
    public Uri? Smtp { get; init; }

    /// <summary>The service of GOV.UK Notify that takes our mail; null when it is none. Not together with <see cref="Smtp"/>.</summary>
    public NotifySettings? Notify { get; init; }

    /// <summary>Whom mails are from.</summary>
    public string MailFrom { get; init; } = "headwater@localhost";

    /// <summary>The outside provider that people can sign in with; null when there is none.</summary>
    public OidcSettings? Oidc { get; init; }

    /// <summary>The clamd that looks at documents before they are kept; null when there is none.</summary>
    public System.Net.DnsEndPoint? Clamd { get; init; }

    /// <summary>Whether people reach this installation over https.</summary>
    public bool IsHttps => Address?.Scheme == Uri.UriSchemeHttps;

    /// <summary>The secret that seals backups; null when none is set.</summary>
    public string? BackupKey { get; init; }

    public bool UsesPostgreSql => !string.IsNullOrWhiteSpace(Database);

    public string StatisticsFolder => Path.Combine(DataFolder, "statistics");

    public static InstallationSettings FromEnvironment(string? dataFolder = null)
    {
        static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
        var smtp = ReadUri("HEADWATER_SMTP", "smtp", "smtps");
        var notify = Read("HEADWATER_NOTIFY_KEY") is { } key ? NotifySettings.Of(key, Needed("HEADWATER_NOTIFY_TEMPLATE", "HEADWATER_NOTIFY_KEY")) : null;
        if (smtp is not null && notify is not null)
            throw new InputRefusedException("HEADWATER_SMTP and HEADWATER_NOTIFY_KEY are both set. Leave the one empty by which mail is not to go.");
        return new()
        {
            DataFolder = Path.GetFullPath(dataFolder ?? Read("HEADWATER_DATA") ?? "data"),
            Database = Read("HEADWATER_DATABASE"),
            DatabaseOwner = Read("HEADWATER_DATABASE_OWNER"),
            BackupKey = Read("HEADWATER_BACKUP_KEY"),
            MasterKey = Read("HEADWATER_MASTER_KEY"),
            OpenDataFolder = Read("HEADWATER_OPEN_DATA"),
            Address = ReadUri("HEADWATER_ADDRESS", "http", "https"),
            Proxies = [.. (Read("HEADWATER_PROXIES") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(AddressOf)],
            Smtp = smtp,
            Notify = notify,
            Clamd = Read("HEADWATER_CLAMD") is { } clamd ? HostAndPort(clamd) : null,
            MailFrom = Read("HEADWATER_MAIL_FROM") ?? "headwater@localhost",
            Oidc = ReadUri("HEADWATER_OIDC_AUTHORITY", "https", "http") is { } authority
                ? new(authority, Needed("HEADWATER_OIDC_CLIENT_ID", "HEADWATER_OIDC_AUTHORITY"), Needed("HEADWATER_OIDC_CLIENT_SECRET", "HEADWATER_OIDC_AUTHORITY"), Read("HEADWATER_OIDC_NAME") ?? authority.Host)
                : null,
        };

        static string Needed(string name, string by) => Read(name) ?? throw new InputRefusedException($"{name} is not set, and {by} needs it.");

        static System.Net.IPAddress AddressOf(string text) => System.Net.IPAddress.TryParse(text, out var address)
            ? address
            : throw new InputRefusedException($"HEADWATER_PROXIES: '{text}' is not an internet address.");

        static Uri? ReadUri(string name, params string[] schemes) => Read(name) is not { } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var uri) && schemes.Contains(uri.Scheme, StringComparer.Ordinal) ? uri
            : throw new InputRefusedException($"{name} is not an address that begins with {string.Join(" or ", schemes)}.");
    }

    /// <summary>A host and a port as <c>HEADWATER_CLAMD</c> names them.</summary>
    /// <exception cref="InputRefusedException">It is not that.</exception>
    public static System.Net.DnsEndPoint HostAndPort(string text) =>
        text.LastIndexOf(':') is > 0 and var colon && ushort.TryParse(text.AsSpan(colon + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var port) && port > 0
        && Uri.CheckHostName(text[..colon]) != UriHostNameType.Unknown
            ? new(text[..colon].Trim('[', ']'), port)
            : throw new InputRefusedException("HEADWATER_CLAMD is not a host and a port, such as clamd.example.org:3310.");
}

/// <summary>An OpenID Connect provider, such as Entra ID or DfE Sign-in.</summary>
/// <param name="Authority">Its issuer.</param>
/// <param name="ClientId">Our name there.</param>
/// <param name="ClientSecret">Our secret there.</param>
/// <param name="Name">What people call it.</param>
public sealed record OidcSettings(Uri Authority, string ClientId, string ClientSecret, string Name);
