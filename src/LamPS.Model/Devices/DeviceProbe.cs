using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LamPS.Contracts;
using LamPS.Core;
using LamPS.Model.Graphs;
using LamPS.Model.Onnx;

namespace LamPS.Model.Devices;

/// <summary>Tries a device by computing on it. Meant for a process of its own, for a bad driver may end the process.</summary>
public static class DeviceProbe
{
    private const int Rows = 256;
    private const int Width = 512;
    private const int Runs = 5;
    private const float Tolerance = 0.01f;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The entry point of the process: tries a device and writes a report of one line.</summary>
    /// <param name="arguments">One argument, the name of the device as an order of devices has it.</param>
    /// <param name="output">Where the report goes.</param>
    /// <returns>The exit code; a device that doesn't work is no failure of the probe.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        if (arguments.Count != 1)
            return (int)ExitCode.InvalidInput;
        try
        {
            output.WriteLine(JsonSerializer.Serialize(Try(DeviceKinds.Parse(arguments[0])), Json));
            return (int)ExitCode.Verified;
        }
        catch (LamException error)
        {
            output.WriteLine(error.Message);
            return (int)error.ExitCode;
        }
    }

    /// <summary>Tries a device in this process.</summary>
    public static DeviceReport Try(DeviceName device)
    {
        var kind = device.Kind;
        if (!OnnxRuntime.IsAvailable(out var missing))
            return DeviceReport.Broken(kind, $"{missing!.Message} {missing.Remedy}");
        var adapters = Adapters();
        GraphicsAdapter? adapter = null;
        DeviceReport Broken(string problem) => Complete(DeviceReport.Broken(kind, problem) with { RuntimeVersion = OnnxRuntime.Version, Adapters = adapters });
        DeviceReport Complete(DeviceReport report) => report with { Adapter = adapter?.Number, AdapterName = adapter?.Name ?? "" };
        try
        {
            if (!OnnxRuntime.Providers().Contains(DeviceKinds.ProviderName(kind)))
                return Broken($"this ONNX Runtime ({OnnxRuntime.Version}) was built without it") with { IsBuiltIn = false };
            if (kind == DeviceKind.DirectMl && OperatingSystem.IsWindows())
                adapter = GraphicsAdapter.Choose(DxgiAdapters.Read(), device.Adapter);
            var model = Model();
            var (expected, cpu) = Compute(model, null);
            if (kind == DeviceKind.Cpu)
                return new DeviceReport(kind, true, "", cpu, cpu, OnnxRuntime.Version, adapters);
            var (found, time) = Compute(model, DeviceKinds.Provider(kind, adapter?.Number));
            var difference = expected.Zip(found, (e, f) => MathF.Abs(e - f)).Max();

            // Written so that NaN is wrong as well.
            return difference <= Tolerance
                ? Complete(new DeviceReport(kind, true, "", time, cpu, OnnxRuntime.Version, adapters))
                : Broken(string.Create(CultureInfo.InvariantCulture, $"it computes wrongly: off by {difference:g3}"));
        }
        catch (LamException error)
        {
            return Broken(error.Message);
        }
    }

    /// <summary>Reads the report of a probe.</summary>
    /// <returns>The report; null when the text is none.</returns>
    internal static DeviceReport? Read(string text)
    {
        try
        {
            var line = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(l => l.StartsWith('{'));
            return line is null ? null : JsonSerializer.Deserialize<DeviceReport>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A layer as models have them: products, a sum, a softmax.
    private static byte[] Model()
    {
        var graph = new GraphBuilder("probe");
        var x = graph.Input("x", OnnxElementType.Float32, Rows, Width);
        var weights = WeightSet.Random([new WeightName("a", Width, Width), new WeightName("b", Width, Width)], 1, 0.05f);
        string Weight(string name) =>
            graph.Weight(name, OnnxElementType.Float32, System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(weights[name]).ToArray(), Width, Width);
        var inner = graph.Node("Softmax", [graph.Node("MatMul", [x, Weight("a")])], GraphAttribute.Of("axis", -1));
        graph.Output(graph.Node("MatMul", [graph.Node("Add", [inner, x]), Weight("b")]), "y", OnnxElementType.Float32, Rows, Width);
        return graph.ToBytes();
    }

    private static (float[] Values, double Milliseconds) Compute(byte[] model, OnnxProvider? provider)
    {
        var settings = new OnnxSessionSettings { Provider = provider, ProviderMustTakeAll = provider is not null };
        using var session = OnnxSession.Load(model, settings, CancellationToken.None);
        using var x = OnnxTensor.Of<float>([.. Enumerable.Range(0, Rows * Width).Select(i => ((i * 37 % 101) - 50) / 50f)], Rows, Width);
        Dictionary<string, OnnxTensor> inputs = new() { ["x"] = x };
        float[] values = [];
        var best = double.MaxValue;
        for (var i = 0; i < Runs; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using var y = session.Run(inputs, [], CancellationToken.None)[0];
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            values = y.Span<float>().ToArray();
        }

        return (values, best);
    }

    private static List<DeviceAdapter> Adapters()
    {
        List<DeviceAdapter> adapters = [];
        foreach (var hardware in OnnxRuntime.Hardware().DistinctBy(h => (h.Kind, h.VendorId, h.DeviceId)))
        {
            var name = hardware.Metadata.GetValueOrDefault("Description") ?? $"{hardware.Vendor} {hardware.VendorId:x4}:{hardware.DeviceId:x4}".Trim();
            adapters.Add(new DeviceAdapter(hardware.Kind.ToString(), name, Memory(hardware)));
        }

        return adapters;
    }

    // Windows tells it through DXGI, AMD's Linux driver through sysfs; others don't tell.
    private static long? Memory(OnnxHardware hardware)
    {
        if (hardware.Metadata.TryGetValue("DxgiVideoMemory", out var text) && long.TryParse(text.Split(' ')[0], CultureInfo.InvariantCulture, out var megabytes))
            return megabytes * 1024 * 1024;
        if (!OperatingSystem.IsLinux() || hardware.Kind != OnnxHardwareKind.Gpu || !Directory.Exists("/sys/class/drm"))
            return null;
        foreach (var card in Directory.GetDirectories("/sys/class/drm"))
        {
            if (Number(Path.Combine(card, "device", "device")) == hardware.DeviceId && Number(Path.Combine(card, "device", "vendor")) == hardware.VendorId)
                return Number(Path.Combine(card, "device", "mem_info_vram_total"));
        }

        return null;
    }

    private static long? Number(string file)
    {
        try
        {
            var text = File.Exists(file) ? File.ReadAllText(file).Trim() : "";
            return text.StartsWith("0x", StringComparison.Ordinal)
                ? long.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex) ? hex : null
                : long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
