using LamPS.Model.Devices;
using LamPS.Model.Onnx;
using Xunit;

namespace LamPS.Model.Tests.Devices;

[Trait("Needs", "onnxruntime")]
public sealed class DeviceProbeTests
{
    [Fact]
    public void The_processor_always_works()
    {
        using var output = new StringWriter();
        Assert.Equal(0, DeviceProbe.Run(["cpu"], output));
        var report = DeviceProbe.Read(output.ToString())!;
        Assert.Equal((DeviceKind.Cpu, true, ""), (report.Kind, report.Works, report.Problem));
        Assert.True(report.Milliseconds > 0);
        Assert.Contains(report.Adapters, a => a.Kind == "Cpu");
    }

    [Fact]
    public void A_device_that_the_build_lacks_says_so()
    {
        var lacking = new[] { (DeviceKind.Cuda, "CUDAExecutionProvider"), (DeviceKind.DirectMl, "DmlExecutionProvider") };
        foreach (var (kind, provider) in lacking.Where(l => !OnnxRuntime.Providers().Contains(l.Item2)))
        {
            var report = DeviceProbe.Try(new DeviceName(kind));
            Assert.False(report.Works);
            Assert.Contains("built without it", report.Problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        using var output = new StringWriter();
        Assert.Equal(2, DeviceProbe.Run([], output));
        Assert.Equal(2, DeviceProbe.Run(["tpu"], output));
    }

    [Fact]
    public void Threads_are_measured() => Assert.InRange(ThreadChooser.Measure(TestContext.Current.CancellationToken), 1, Environment.ProcessorCount);
}
