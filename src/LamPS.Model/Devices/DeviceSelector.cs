using System.Globalization;
using LamPS.Core;

namespace LamPS.Model.Devices;

/// <summary>Chooses the device that models run on.</summary>
/// <param name="launcher">Starts probes.</param>
public sealed class DeviceSelector(IProbeLauncher launcher)
{
    /// <summary>How long a probe may take: drivers compile their programs at first use.</summary>
    public static TimeSpan ProbeLimit { get; } = TimeSpan.FromSeconds(20);

    /// <summary>Tries devices in a process each.</summary>
    /// <param name="devices">The devices.</param>
    /// <param name="cancellationToken">Ends the probes.</param>
    /// <returns>A report for each, in their order.</returns>
    public async Task<IReadOnlyList<DeviceReport>> ProbeAsync(IReadOnlyList<DeviceName> devices, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(devices);

        // One after the other, for each is measured.
        List<DeviceReport> reports = [];
        foreach (var device in devices)
            reports.Add(Judge(device.Kind, await launcher.LaunchAsync(device.ToString(), ProbeLimit, cancellationToken).ConfigureAwait(false)));
        return reports;
    }

    /// <summary>Chooses the first device of an order that works. Where nobody named an order, one that is slower than the processor is passed over.</summary>
    /// <param name="order">The order: <c>auto</c>, or names with commas between them.</param>
    /// <param name="cancellationToken">Ends the probes.</param>
    /// <exception cref="LamException">The order names an unknown device, or none works.</exception>
    public async Task<DeviceChoice> ChooseAsync(string order, CancellationToken cancellationToken)
    {
        var named = (order ?? "").Trim() is not ("" or "auto");
        List<DeviceReport> reports = [];
        List<string> passed = [];
        foreach (var device in DeviceKinds.ParseOrder(order ?? ""))
        {
            var (kind, name) = (device.Kind, device.ToString());
            var report = (await ProbeAsync([device], cancellationToken).ConfigureAwait(false))[0];
            reports.Add(report);
            if (!report.Works)
                passed.Add($"{name} doesn't work: {report.Problem.TrimEnd('.')}");
            else if (!named && kind != DeviceKind.Cpu && report.Milliseconds >= report.CpuMilliseconds)
                passed.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is slower than the processor ({report.Milliseconds:0.0} ms against {report.CpuMilliseconds:0.0} ms)"));
            else
                return new DeviceChoice(kind, Reason(report, passed, named), reports) { Adapter = report.Adapter };
        }

        throw DeviceErrors.NoDeviceWorks(reports);
    }

    private static string Reason(DeviceReport report, List<string> passed, bool named)
    {
        var first = named ? "the first of the configured order that works" : report.Kind == DeviceKind.Cpu ? "nothing quicker works" : "it works, and is quicker than the processor";
        return passed.Count == 0 ? first : $"{first}; {string.Join("; ", passed)}";
    }

    private static DeviceReport Judge(DeviceKind kind, ProbeEnd end)
    {
        if (end.ExitCode is not { } code)
            return DeviceReport.Broken(kind, end.Problem);
        if (DeviceProbe.Read(end.Output) is { } report && code == 0 && report.Kind == kind)
            return report;
        return code is 0 or 2
            ? DeviceReport.Broken(kind, "the probe gave an answer that can't be read")
            : DeviceReport.Broken(kind, $"the driver ended the probe's process (exit code {code.ToString(CultureInfo.InvariantCulture)})");
    }
}
