using LamPS.Contracts.Hosting;

namespace LamPS.Host.Composition;

/// <summary>What lies where in the folder in which LamPS keeps what it must remember.</summary>
internal static class LampsHome
{
    /// <summary>The folder; may not exist yet.</summary>
    public static string Folder => LampsFolder.Path;

    /// <summary>Catalog files of the user.</summary>
    public static string Applications => Path.Combine(Folder, "applications");

    /// <summary>Help of applications as it was read before; can be deleted at any time.</summary>
    public static string Help => Path.Combine(Folder, "help");

    /// <summary>Application maps that were learned here.</summary>
    public static string Maps => Path.Combine(Folder, "maps");

    /// <summary>Models that were added here, and the files of models on servers.</summary>
    public static string Models => Path.Combine(Folder, "models");

    /// <summary>Data sets that were made here.</summary>
    public static string Data => Path.Combine(Folder, "data");

    /// <summary>Runs of training that nobody named.</summary>
    public static string Training => Path.Combine(Folder, "training");

    /// <summary>Answers of teachers; can be deleted at any time, they are asked again then.</summary>
    public static string Teacher => Path.Combine(Folder, "teacher");

    /// <summary>What scheduled runs said.</summary>
    public static string Schedules => Path.Combine(Folder, "schedules");

    /// <summary>Remembers which device models run on; can be deleted at any time.</summary>
    public static string Device => Path.Combine(Folder, "device.json");
}
